"""Office documents: their archives, their XML, and the parts of Word documents."""
