"""Articles of ten genres written for these tests, and edits of them with what must be told: nothing more, nothing less."""

from __future__ import annotations

ARTICLES = {
    "disaster": """A passenger ferry sank in the strait off Port Amel late on Saturday, killing at least 31 people and leaving 18 missing, the coast guard said.

The Santa Brigida, built in 1994, was carrying 212 passengers and a crew of 14 when it struck a reef about four nautical miles from the harbour, said Rear Admiral Tomas Ilk, who leads the search. “We still hope to find people alive,” Ilk told reporters at the pier. “The water is warm, and many had life jackets.”

Fishermen pulled dozens of survivors from the water in the first hour. Lina Oro, 27, said she held on to a fuel can until dawn. “Nobody told us where the boats were,” she said.

Two officials with knowledge of the inquiry said the ferry had failed an inspection in March. The operator, Brigida Lines, denied that the ship was overloaded and said in a statement that all papers were in order.

The transport ministry has grounded the company’s six other ferries. It will publish a first report within 30 days, according to Transport Minister Eda Kolm.

It was the third such accident in the strait in five years. In 2029, 44 people drowned when the Marisol capsized in a storm.""",
    "politics": """The lower house voted 214 to 198 on Wednesday to cut the petrol tax by eight cents a litre, handing Prime Minister Otto Brandvold a narrow win.

Brandvold called the vote “a relief for every family that drives to work”. Opposition leader Sanne Vik said the cut would cost $2.4 billion a year and would be paid for by schools. “This is a gift to oil companies, and the prime minister knows it,” Vik said.

The bill now goes to the Senate, where the government holds 39 of 80 seats. Senator Per Aune, a member of the Coast Party, said he would not support it. “I have not changed my mind,” Aune told the Orsk Courier.

A poll by Norstat put support for the cut at 58 percent, with a margin of error of 3.1 points. The survey of 1,020 adults was taken between May 3 and May 6.

People close to the prime minister said he might call an election before the summer. A spokesman for Brandvold declined to comment.

Under Article 44 of the constitution, a budget law needs two readings.""",
    "business": """Helvar Motors reported a quarterly profit of €412 million on Thursday, down 17% from a year ago, as sales in Asia slowed.

Revenue fell to €6.3 billion from €6.9 billion. The company said it would close its plant in Milbrook by the end of 2032 and cut about 1,400 jobs, a tenth of its staff.

“These are hard decisions, but they will make us stronger,” said Chief Executive Ines Calder in a letter to employees. Union leader Paul Reng called the plan “a betrayal” and said workers would strike from Monday.

Shares rose 4.2% to €38.15 in early trading. Analysts at Boreal Bank had expected a profit of €390 million. “The margin was better than we feared,” analyst Jun Ota wrote in a note.

The carmaker sold 203,000 vehicles in the three months to March, including 51,000 electric ones. It still expects to sell between 800,000 and 850,000 this year.

Helvar is in talks to buy the battery maker Voltara for up to $1.1 billion, according to two people familiar with the discussions. Voltara said it does not comment on rumours.""",
    "sport": """Castell Rovers beat Hollin Bay 3-1 on Saturday to go four points clear at the top of the league, with Mika Sorel scoring twice.

Sorel, 23, headed the first goal after 11 minutes and added a second from the penalty spot in the 64th. Dan Ferro made it 3-0 before Hollin Bay’s Luca Brand pulled one back four minutes from time.

“We were sharper in every duel,” said Rovers coach Hanne Dahl. “But the title is decided in May, not in March.”

A crowd of 41,350 saw the home side win for the seventh time in a row. Hollin Bay have now lost five of their last six matches and are 17th, two points above the drop.

Brand was sent off in stoppage time. Hollin Bay coach Rui Matos said the red card was harsh. “The referee got it wrong,” he said.

Rovers travel to Esk on Tuesday for the quarter-final of the cup. Defender Kai Lund will miss the match with a knee injury, the club said. Lund, who joined from Brack for £12 million in 2030, has played 26 games this season.""",
    "health": """People who walk at least 7,000 steps a day have a 22% lower risk of heart disease than those who walk fewer than 4,000, according to a study published on Monday in the Journal of Public Medicine.

Researchers at the University of Varne followed 48,000 adults aged 45 to 70 for nine years. About a third of them wore a tracker on the wrist.

“The benefit starts earlier than we thought,” said Dr. Amara Stein, the study’s lead author. “Nobody needs 10,000 steps.” Stein said the results did not prove that walking prevents disease.

Critics note that the participants were healthier than average. Professor Leo Hahn of the Esk Institute, who was not involved in the study, said the effect was likely smaller in older people.

The drug maker Pharmox paid for part of the work, with a grant of $1.8 million. Pharmox said it had no role in the analysis.

Heart disease killed 9.1 million people worldwide in 2028, the World Health Organization estimates. The health ministry will review its advice in September.""",
    "court": """A jury in Dorset found former banker Clive Marden guilty on Tuesday of stealing £3.7 million from 41 elderly customers.

Marden, 56, showed no emotion as the verdict was read after 14 hours of talks. Judge Helen Moray said he faced “a very long time” in prison and set sentencing for June 9.

Prosecutor Dina Walsh told the court that Marden had spent the money on two yachts and a house in Spain. “He looked his victims in the eye and lied,” Walsh said. His lawyer, Simon Petty, said he would appeal. “My client maintains that he is innocent,” Petty said outside the court.

According to court documents, the thefts began in 2019 and went on for six years. Marden allegedly forged the signatures of 12 customers. A former colleague, speaking on condition of anonymity, said managers had been warned twice.

Ruth Allen, 83, lost £210,000. “I trusted him like a son,” she said.

The bank, Dorset & Western, has repaid all of its customers. It was fined £900,000 in case number 2031-417.""",
    "interview": """The painter Ilse Korda sold her first picture at 61. Now 74, she lives on the island of Esk with three dogs and, by her own count, 600 unfinished canvases. She spoke to the Weekly about light, money and her late success.

Why did you start so late?

“I had four children and a farm,” Korda said. “Painting was something I did at night, like stealing.”

Her largest work, “Tide”, fetched $2.3 million at auction in November. Korda received none of it. “I sold it for the price of a tractor, about $9,000,” she said. “I do not regret it.”

The collector who bought it has never been named. Her gallerist, Moritz Fenn, said the buyer was a museum. Two dealers said they believed it was a bank.

Korda is planning a show of 40 new paintings in Varne next spring. The city’s museum confirmed that it will pay for the catalogue.

“I will stop when I cannot see the edges any more,” she said.""",
    "science": """A probe launched on March 2 has found water ice beneath the surface of the moon Thessa, the space agency said on Friday.

The ice lies about 40 centimetres down and covers an area of roughly 1,600 square kilometres near the south pole. Instruments measured a temperature of minus 173 degrees Celsius.

“This is the cleanest signal we have ever seen,” said Yara Benhur, the mission’s chief scientist. The finding was published in the journal Orbits.

The 620-kilogram probe travelled for seven months and cost $340 million, a third less than planned. It carries four instruments and will orbit the moon for at least two years.

Other scientists urged caution. Pavel Dorn, a geologist at the University of Milbrook, said the signal could come from salts. “I would like to see a sample,” Dorn said.

The agency plans to land a second probe in 2034. Its budget was cut by 12% last year, and officials who asked not to be named said the landing may be delayed.""",
    "city": """The city of Brack will tear down the Northgate flats, home to about 900 people, after engineers found that the concrete was crumbling.

The council voted 11-6 on Monday to rehouse all residents by October 31. Mayor Ada Quill said the cost, put at $27 million, would be shared with the state. “We could not let people sleep under those ceilings,” Quill said.

Residents were told by letter. “They gave us 60 days,” said Omar Teyn, a nurse who has lived on the ninth floor since 2011. “Where are we supposed to go?”

The report by the firm Lindqvist, seen by the Brack Post, says three of the seven towers are unsafe. The firm inspected 120 of 480 flats.

A senior city official said the council had known of the damage since 2027. The mayor’s office denied this.

Rents in Brack have risen 31 percent in four years, according to the statistics office. The waiting list for public housing holds 5,200 names.""",
    "war": """Drones struck an airfield near Orsk early on Sunday and destroyed 13 transport planes, the defence ministry of Varne said.

The attack, about 300 kilometres behind the front line, was the largest since the truce collapsed in February. Colonel Ivo Steen, a ministry spokesman, said 48 drones were used. “All of our crews returned,” Steen said.

The governor of Orsk said air defences had shot down 36 drones and that one soldier was wounded. The claims could not be independently verified.

Satellite images seen by the Herald showed at least nine burned aircraft. A senior Western official said the base had housed a quarter of the fleet.

President Lev Adrik called the strike “a cowardly act” and vowed to answer it. His chief of staff told the news agency Telar that talks planned for June 12 in Esk would go ahead.

More than 6,000 civilians have been killed since the war began in 2030, according to the United Nations.""",
}  # fmt: skip

# Article, the edits made in it together, and each change as "severity: summary".
Edits = tuple[tuple[str, str], ...]
TOLD: tuple[tuple[str, Edits, tuple[str, ...]], ...] = ()
QUIET: tuple[tuple[str, Edits], ...] = ()
