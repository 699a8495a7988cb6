"""MUC-4: reports on attacks in Latin America, templates filled from the claims read in them, and the task's score."""
