"""What others can check: WARC files, the bundle of a change, the head over all articles, a history as one page."""
