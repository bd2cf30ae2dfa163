"""Who is there today and who stands in (AB 岗), posts and who holds them, handing over."""
