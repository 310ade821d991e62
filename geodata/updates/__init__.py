"""Signed content for kiosks: publishing it, fetching it, and which version is shown.

Everything that signs or checks signatures is The Update Framework's own library; see
https://theupdateframework.github.io/specification/latest/ and docs/updates.md. ``installed`` and
``shelf`` need none of it, so that a kiosk starts without it.
"""
