"""Join the parts into claims: counts, times, places and parties to what is said to have happened."""
