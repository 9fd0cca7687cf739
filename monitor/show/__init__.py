"""What people read in the terminal: values -> rich renderables. Decides nothing, fetches nothing."""
