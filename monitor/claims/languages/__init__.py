"""Tables of words a language, as frozen values. A language is added by its tables alone; no grammar lives here."""
