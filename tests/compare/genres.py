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
TOLD: tuple[tuple[str, Edits, tuple[str, ...]], ...] = (
    ('disaster', (('killing at least 31 people and leaving 18 missing', 'killing at least 34 people and leaving 15 missing'),), ('high: 18 → 15 missing (−17%)', 'medium: at least 31 → at least 34 people (+10%)')),
    ('disaster', (('killing at least 31 people', 'killing 31 people'),), ('low: at least 31 → 31 people',)),
    ('disaster', (('struck a reef', 'may have struck a reef'),), ('medium: hedge gained: “may have” (weaker)',)),
    ('disaster', (('had failed an inspection', 'had passed an inspection'),), ('high: failed → passed; meaning turned round',)),
    ('disaster', (('Two officials with knowledge of the inquiry said', 'Eda Kolm said'),), ('low: Two officials with knowledge of the inquiry said → Eda Kolm said (firmer)',)),
    ('disaster', (('denied that the ship was overloaded', 'confirmed that the ship was overloaded'),), ('high: The operator, Brigida Lines denied → The operator, Brigida Lines confirmed',)),
    ('disaster', (('six other ferries', 'nine other ferries'),), ('high: six → nine other ferries (+50%)',)),
    ('disaster', (('within 30 days', 'within 60 days'),), ('high: 30 → 60 days (+100%)',)),
    ('disaster', ((', according to Transport Minister Eda Kolm.', '.'),), ('high: source removed: according to Transport Minister Eda Kolm (weaker)',)),
    ('disaster', (('Lina Oro, 27,', 'Lina Oro, 72,'),), ('high: 27 → 72 (+167%)',)),
    ('disaster', (('“Nobody told us where the boats were,” she said.', 'She said nobody had told them where the boats were.'),), ('medium: quote by Lina Oro removed: “Nobody told us where the boats were,”',)),
    ('disaster', (('In 2029, 44 people drowned when the Marisol capsized in a storm.', 'The Marisol capsized in a storm in 2029, and 46 people drowned.'),), ('medium: 44 → 46 people (+5%)',)),
    ('disaster', (('“We still hope to find people alive,” Ilk told', '“We no longer hope to find people alive,” Ilk told'),), ('high: quote by Tomas Ilk altered: “still” → “no longer”; negation changed',)),
    ('disaster', (('the coast guard said.', 'local media reported.'),), ('high: the coast guard said → local media reported (weaker)',)),
    ('disaster', (('was carrying 212 passengers and a crew of 14', 'was carrying 221 passengers and a crew of 14'), ('about four nautical miles', 'about 14 nautical miles')), ('high: about four → about 14 nautical miles (+250%)', 'medium: 212 → 221 passengers (+4%)')),
    ('politics', (('voted 214 to 198', 'voted 218 to 194'),), ('high: 214 to 198 → 218 to 194',)),
    ('politics', (('eight cents a litre', 'eighteen cents a litre'),), ('high: eight → eighteen cents (+125%)',)),
    ('politics', (('said he would not support it', 'said he would support it'),), ('high: would not → would; negation changed',)),
    ('politics', (('“I have not changed my mind,” Aune', '“I have changed my mind,” Aune'),), ('high: quote by Per Aune altered: “not” taken out; negation changed',)),
    ('politics', (('39 of 80 seats', '41 of 80 seats'),), ('medium: 39 → 41 (+5%)',)),
    ('politics', (('58 percent', '52 percent'),), ('high: 58 → 52 percent (−6 points)',)),
    ('politics', (('might call an election', 'will call an election'),), ('medium: might → will (firmer)',)),
    ('politics', (('People close to the prime minister said', 'Justice Minister Eva Sund said'),), ('low: People close to the prime minister said → Justice Minister Eva Sund said (firmer)',)),
    ('politics', (('Article 44', 'Article 41'),), ('medium: Article 44 → Article 41',)),
    ('politics', (('“a relief for every family that drives to work”', '“a relief for every family”'),), ('high: quote by Otto Brandvold shortened to “a relief for every family”',)),
    ('politics', (('“This is a gift to oil companies, and the prime minister knows it,” Vik said.', '“This is a gift to oil companies, and the prime minister knows it,” Aune said.'),), ('high: “This is a gift to oil companies, and the prime minister knows it,”: now Per Aune, was Sanne Vik',)),
    ('politics', (('between May 3 and May 6', 'between May 3 and May 8'),), ('medium: May 6 → May 8',)),
    ('politics', (('$2.4 billion a year', '$2.4 million a year'),), ('high: $2.4 billion → $2.4 million (−100%)',)),
    ('business', (('€412 million on Thursday, down 17%', '€421 million on Thursday, down 15%'),), ('high: 17% → 15% (−2 points)', 'medium: €412 → €421 million (+2%)')),
    ('business', (('€6.3 billion from €6.9 billion', '€6.9 billion from €6.3 billion'),), ('medium: €6.3 → €6.9 billion (+10%)', 'medium: €6.9 → €6.3 billion (−9%)')),
    ('business', (('would close its plant', 'could close its plant'),), ('medium: would → could (weaker)',)),
    ('business', (('by the end of 2032', 'by the end of 2031'),), ('medium: 2032 → 2031',)),
    ('business', (('about 1,400 jobs, a tenth', 'about 4,100 jobs, a third'),), ('high: about 1,400 → about 4,100 jobs (+193%)', 'high: a tenth → a third (+233%)')),
    ('business', (('they will make us stronger', 'they may make us stronger'),), ('high: quote by Ines Calder altered: “will” → “may”',)),
    ('business', (('called the plan “a betrayal”', 'called the plan a betrayal'),), ('medium: quote by Paul Reng: quotation marks removed around “a betrayal”',)),
    ('business', (('Shares rose 4.2% to €38.15', 'Shares fell 4.2% to €35.15'),), ('high: rose → fell; meaning turned round', 'medium: €38.15 → €35.15 (−8%)')),
    ('business', (('between 800,000 and 850,000', 'between 750,000 and 800,000'),), ('high: 800,000 and 850,000 → 750,000 and 800,000',)),
    ('business', (('for up to $1.1 billion, according to two people familiar with the discussions', 'for up to $1.1 billion'),), ('high: source removed: according to two people familiar with the discussions (weaker)',)),
    ('business', (('Helvar is in talks to buy', 'Helvar is reportedly in talks to buy'),), ('high: hedge gained: “reportedly” (weaker)',)),
    ('business', (('sold 203,000 vehicles', 'sold 230,000 vehicles'),), ('high: 203,000 → 230,000 vehicles (+13%)',)),
    ('sport', (('3-1 on Saturday', '3-2 on Saturday'),), ('high: 3-1 → 3-2',)),
    ('sport', (('after 11 minutes', 'after 17 minutes'),), ('high: 11 → 17 minutes (+55%)',)),
    ('sport', (('in the 64th', 'in the 46th'),), ('high: 64th → 46th',)),
    ('sport', (('41,350', '43,150'),), ('medium: 41,350 → 43,150 (+4%)',)),
    ('sport', (('are 17th', 'are 16th'),), ('medium: 17th → 16th',)),
    ('sport', (('£12 million in 2030', '£21 million in 2030'),), ('high: £12 → £21 million (+75%)',)),
    ('sport', (('“The referee got it wrong,” he said.', '“The referee got it badly wrong,” he said.'),), ('high: quote by Rui Matos altered: “badly” put in',)),
    ('sport', (('Lund will miss', 'Lund could miss'),), ('medium: will → could (weaker)',)),
    ('sport', (('was sent off', 'was not sent off'),), ('high: was → was not; negation changed',)),
    ('sport', (('said Rovers coach Hanne Dahl', 'said Rovers captain Dan Ferro'),), ('high: “We were sharper in every duel,”: now Dan Ferro, was Hanne Dahl',)),
    ('sport', ((' on Tuesday for the quarter-final', ' on Wednesday for the semi-final'),), ('medium: Tuesday → Wednesday',)),
    ('health', (('22% lower risk', '12% lower risk'),), ('high: 22% → 12% (−10 points)',)),
    ('health', (('at least 7,000 steps', 'at least 8,000 steps'),), ('high: at least 7,000 → at least 8,000 steps (+14%)',)),
    ('health', (('have a 22% lower risk', 'may have a 22% lower risk'),), ('medium: hedge gained: “may” (weaker)',)),
    ('health', (('did not prove that walking', 'proved that walking'),), ('high: did not prove → proved; negation changed',)),
    ('health', (('About a third of them', 'About half of them'),), ('high: about a third → about half (+50%)',)),
    ('health', (('for nine years', 'for six years'),), ('high: nine → six years (−33%)',)),
    ('health', (('was likely smaller', 'was smaller'),), ('low: hedge lost: “likely” (firmer)',)),
    ('health', (('“Nobody needs 10,000 steps.”', '“Nobody needs 12,000 steps.”'),), ('high: quote by Amara Stein altered: “10,000” → “12,000”; 10,000 steps → 12,000 steps',)),
    ('health', (('The drug maker Pharmox paid for part of the work, with a grant of $1.8 million. Pharmox said it had no role in the analysis.', ''),), ('medium: $1.8 million removed', 'medium: source removed: Pharmox said')),
    ('health', ((', the World Health Organization estimates', ''),), ('high: source removed: the World Health Organization estimates (weaker)',)),
    ('health', (('48,000 adults aged 45 to 70', '84,000 adults aged 45 to 75'),), ('high: 48,000 → 84,000 adults (+75%)', 'high: 45 to 70 → 45 to 75')),
    ('health', (('according to a study published on Monday in the Journal of Public Medicine', 'according to experts'),), ('high: according to a study → according to experts (weaker)',)),
    ('court', (('£3.7 million from 41 elderly customers', '£7.3 million from 14 elderly customers'),), ('high: £3.7 → £7.3 million (+97%)', 'high: 41 → 14 (−66%)')),
    ('court', (('found former banker Clive Marden guilty', 'found former banker Clive Marden not guilty'),), ('high: Marden → Marden not; negation changed',)),
    ('court', (('June 9', 'June 19'),), ('medium: June 9 → June 19',)),
    ('court', (('Marden allegedly forged', 'Marden forged'),), ('low: hedge lost: “allegedly” (firmer)',)),
    ('court', (('had been warned twice', 'had not been warned'),), ('high: had → had not; negation changed',)),
    ('court', (('A former colleague, speaking on condition of anonymity,', 'Former colleague Jon Breck'),), ('low: A former colleague said → Former colleague Jon Breck said (firmer)',)),
    ('court', (('According to court documents, the', 'The'),), ('high: source removed: According to court documents (weaker)',)),
    ('court', (('fined £900,000 in case number 2031-417', 'fined £90,000 in case number 2031-471'),), ('high: £900,000 → £90,000 (−90%)', 'medium: 2031-417 → 2031-471')),
    ('court', (('“My client maintains that he is innocent,” Petty said outside the court.', '“My client is innocent,” Petty said outside the court.'),), ('high: quote by Simon Petty altered: “maintains that he” taken out',)),
    ('court', (('“He looked his victims in the eye and lied,” Walsh said.', 'Walsh said he had looked his victims in the eye and lied.'),), ('medium: quote by Prosecutor Dina Walsh removed: “He looked his victims in the eye and lied,”',)),
    ('interview', (('at 61. Now 74,', 'at 16. Now 47,'),), ('high: 61 → 16 (−74%)', 'high: 74 → 47 (−36%)')),
    ('interview', (('$2.3 million at auction', '$3.2 million at auction'),), ('high: $2.3 → $3.2 million (+39%)',)),
    ('interview', (('“I do not regret it.”', '“I do regret it.”'),), ('high: quote by Ilse Korda altered: “not” taken out; negation changed',)),
    ('interview', (('confirmed that it will pay', 'confirmed that it could pay'),), ('medium: will → could (weaker)',)),
    ('interview', (('Two dealers said they believed it was a bank.', ''),), ('medium: source removed: Two dealers said',)),
    ('interview', (('40 new paintings', 'a dozen new paintings'),), ('high: 40 → a dozen new paintings (−70%)',)),
    ('science', (('has found water ice', 'may have found water ice'),), ('medium: has → may have (weaker)',)),
    ('science', (('about 40 centimetres', 'about 4 metres'),), ('high: about 40 centimetres → about 4 metres',)),
    ('science', (('minus 173 degrees', 'minus 137 degrees'),), ('high: minus 173 → minus 137 degrees Celsius',)),
    ('science', (('officials who asked not to be named said the landing', 'Director Ana Lindh said the landing'),), ('low: officials said → Director Ana Lindh said (firmer)',)),
    ('science', (('in 2034', 'in 2036'),), ('medium: 2034 → 2036',)),
    ('science', (('for seven months', 'for nine months'), ('four instruments', 'five instruments')), ('high: seven → nine months (+29%)', 'high: four → five instruments (+25%)')),
    ('city', (('about 900 people', 'about 1,900 people'),), ('high: about 900 → about 1,900 people (+111%)',)),
    ('city', (('voted 11-6', 'voted 10-7'),), ('high: 11-6 → 10-7',)),
    ('city', (('by October 31', 'by December 31'),), ('medium: October → December 31',)),
    ('city', (('are unsafe', 'are safe'),), ('high: unsafe → safe; meaning turned round',)),
    ('city', (('The mayor’s office denied this.', 'The mayor’s office confirmed this.'),), ('high: The mayor’s office denied → The mayor’s office confirmed',)),
    ('city', (('A senior city official said', 'Critics say'),), ('high: A senior city official said → Critics say (weaker)',)),
    ('city', (('“We could not let people sleep under those ceilings,” Quill said.', '“We can let people sleep under those ceilings,” Quill said.'),), ('high: quote by Ada Quill altered: “could not” → “can”; negation changed',)),
    ('city', (('said Omar Teyn, a nurse', 'said Lena Voss, a teacher'),), ('high: “They gave us 60 days,”: now Lena Voss, was Omar Teyn',)),
    ('city', (('120 of 480 flats', '120 of 840 flats'),), ('high: 480 → 840 flats (+75%)',)),
    ('city', (('on the ninth floor since 2011', 'on the sixth floor since 2017'),), ('medium: the ninth → the sixth', 'medium: 2011 → 2017')),
    ('war', (('destroyed 13 transport planes, the defence ministry of Varne said', 'destroyed 10 transport planes, the defence ministry of Varne said'),), ('high: 13 → 10 transport planes (−23%)',)),
    ('war', (('48 drones were used', '84 drones were used'),), ('high: 48 → 84 drones (+75%)',)),
    ('war', (('The claims could not be independently verified.', 'The claims were independently verified.'),), ('high: could not be → were; negation changed',)),
    ('war', (('“a cowardly act”', '“an act of war”'),), ('high: quote by Lev Adrik altered: “a cowardly act” → “an act of war”',)),
    ('war', ((', according to the United Nations', ''),), ('high: source removed: according to the United Nations (weaker)',)),
    ('war', (('Satellite images seen by the Herald showed at least nine burned aircraft.', 'Satellite images seen by the Herald showed at least four burned aircraft.'),), ('high: at least nine → at least four burned aircraft (−56%)',)),
    ('war', (('planned for June 12 in Esk would go ahead', 'planned for June 12 in Esk would not go ahead'),), ('high: would → would not; negation changed',)),
    ('war', (('President Lev Adrik called the strike “a cowardly act” and vowed', 'President Lev Adrik reportedly called the strike “a cowardly act” and vowed'),), ('high: hedge gained: “reportedly” (weaker)',)),
    ('war', (('“All of our crews returned,” Steen said.', '“All of our crews returned,” a ministry official said.'),), ('high: Steen said → a ministry official said (weaker)',)),
    ('war', (('A senior Western official said', 'General Tor Hald said'),), ('low: A senior Western official said → General Tor Hald said (firmer)',)),
)  # fmt: skip
QUIET: tuple[tuple[str, Edits], ...] = (
    ('disaster', (('late on Saturday', 'on Saturday night'),)),
    ('disaster', (('The operator, Brigida Lines, denied', 'Brigida Lines, the operator, denied'),)),
    ('disaster', (('has grounded the company’s six other ferries', 'grounded six other ferries of the company'),)),
    ('disaster', (('“The water is warm, and many had life jackets.”', '“The water is warm and many had life jackets.”'),)),
    ('disaster', (('about four nautical miles', 'some 4 nautical miles'),)),
    ('disaster', (('said Rear Admiral Tomas Ilk, who leads the search', 'Rear Admiral Tomas Ilk, the head of the search, said'),)),
    ('politics', (('handing Prime Minister Otto Brandvold a narrow win', 'in a narrow win for Prime Minister Otto Brandvold'),)),
    ('politics', (('58 percent', '58%'),)),
    ('politics', (('A spokesman for Brandvold declined to comment.', 'Brandvold’s spokesman declined to comment.'),)),
    ('politics', (('Senator Per Aune, a member of the Coast Party,', 'Coast Party senator Per Aune'),)),
    ('business', (('a tenth of its staff', 'one in ten of its staff'),)),
    ('business', (('Revenue fell to €6.3 billion from €6.9 billion.', 'Revenue fell from €6.9 billion to €6.3 billion.'),)),
    ('business', (('Chief Executive Ines Calder', 'CEO Ines Calder'),)),
    ('business', (('Analysts at Boreal Bank had expected a profit of €390 million.', 'A profit of €390 million had been expected by analysts at Boreal Bank.'),)),
    ('sport', (('pulled one back four minutes from time', 'scored four minutes from the end'),)),
    ('sport', (('for the seventh time in a row', 'for a seventh straight time'),)),
    ('sport', (('Hollin Bay coach Rui Matos said the red card was harsh.', 'Rui Matos, Hollin Bay’s coach, said the red card was harsh.'),)),
    ('sport', (('have now lost five of their last six matches', 'have lost five of their past six matches'),)),
    ('health', (('“Nobody needs 10,000 steps.” Stein said', '“Nobody needs 10,000 steps.”\n\nStein said'),)),
    ('health', (('Heart disease killed 9.1 million people worldwide in 2028, the World Health Organization estimates.', 'The World Health Organization estimates that heart disease killed 9.1 million people worldwide in 2028.'),)),
    ('health', (('Critics note that the participants were healthier than average.', 'The participants were healthier than average, critics note.'),)),
    ('health', (('at least 7,000 steps a day', '7,000 or more steps a day'),)),
    ('court', (('Marden, 56, showed no emotion', 'The 56-year-old Marden showed no emotion'),)),
    ('court', (('Prosecutor Dina Walsh told the court', 'Dina Walsh, the prosecutor, told the court'),)),
    ('court', (('has repaid all of its customers', 'has paid back all its customers'),)),
    ('court', (('after 14 hours of talks', 'after talks of 14 hours'),)),
    ('court', (('£210,000', '210,000 pounds'),)),
    ('court', (('set sentencing for June 9', 'will sentence him on June 9'),)),
    ('interview', (('She spoke to the Weekly about light, money and her late success.', 'She talked to the Weekly about light, money and her late success.'),)),
    ('interview', (('Her largest work, “Tide”,', '“Tide”, her largest work,'),)),
    ('interview', (('“I had four children and a farm,” Korda said. “Painting', '“I had four children and a farm,” said Korda. “Painting'),)),
    ('science', (('The finding was published in the journal Orbits.', 'The journal Orbits published the finding.'),)),
    ('science', (('The 620-kilogram probe', 'The probe, which weighs 620 kilograms,'),)),
    ('science', (('roughly 1,600 square kilometres', 'about 1,600 sq km'),)),
    ('city', (('Rents in Brack have risen 31 percent in four years, according to the statistics office.', 'According to the statistics office, rents in Brack have risen by 31 per cent in four years.'),)),
    ('city', (('The council voted 11-6 on Monday', 'On Monday, the council voted 11 to 6'),)),
    ('city', (('home to about 900 people', 'where about 900 people live'),)),
    ('city', (('A senior city official said the council had known', 'The council had known, a senior city official said,'),)),
    ('war', (('early on Sunday', 'before dawn on Sunday'),)),
    ('war', (('The governor of Orsk said air defences had shot down 36 drones and that one soldier was wounded.', 'Air defences shot down 36 drones, the governor of Orsk said. One soldier was wounded, he added.'),)),
    ('war', (('Colonel Ivo Steen, a ministry spokesman, said 48 drones were used. “All of our crews returned,” Steen said.', '“All of our crews returned,” said Colonel Ivo Steen, a ministry spokesman. He said 48 drones were used.'),)),
    ('war', (('More than 6,000 civilians have been killed since the war began in 2030, according to the United Nations.', 'According to the United Nations, more than 6,000 civilians have been killed since the war began in 2030.'),)),
    ('war', (('A senior Western official said the base had housed a quarter of the fleet.', 'The base had housed a quarter of the fleet, according to a senior Western official.'),)),
)  # fmt: skip
