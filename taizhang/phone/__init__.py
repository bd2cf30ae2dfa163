"""The phone app at `/m/`: photographed, noted and visited without a network, sent later."""
