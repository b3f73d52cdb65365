"""Places and facilities that a case may speak of, and which of them a name can mean."""
