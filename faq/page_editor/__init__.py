"""What the page editor of an FAQ page has beyond Wagtail's: questions that fold, lengths that are counted, markup."""
