"""What panes in which one reads and moves are made of: lines, cursor, edges, jumps, selection."""
