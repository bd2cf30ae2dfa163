"""One's own account: password, second factor, passkeys, where one is signed in."""
