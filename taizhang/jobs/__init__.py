"""Work that takes longer than a page may: asked for here, done by a process of its own."""
