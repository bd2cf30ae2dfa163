"""Finding whoever answers for one's grid (四公开), for everybody; and the grids' outlines."""
