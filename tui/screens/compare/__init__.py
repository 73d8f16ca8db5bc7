"""Two articles side by side: what is found out of the pair, walked, linked by hand and written out."""
