"""The kiosk of a village hall: its core. Nothing in here draws; see the package `screens`."""
