//! Intervals are drawn on a thread of their own: the window shows credences at once and their bands when they come.
