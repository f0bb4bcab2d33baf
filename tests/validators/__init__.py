"""What other people's validators say of the structured data of every public page."""
