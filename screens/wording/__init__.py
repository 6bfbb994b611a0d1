"""Read models in words, the same on every screen: dates, places, hands, cards."""
