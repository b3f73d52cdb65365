"""Record linkage: which rows of lists of people are about one person (Fellegi and Sunter)."""
