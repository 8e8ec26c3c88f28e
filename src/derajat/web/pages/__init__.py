"""The pages, by subject: a view asks, a presenter says what is shown."""
