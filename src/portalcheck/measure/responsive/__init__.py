"""What breaks between one width of the window and another: candidates by geometry, to be looked at once more.

The failures are those of Walsh, Kapfhammer and McMinn, Automated Layout Failure Detection for Responsive Web Pages
without an Explicit Oracle (ISSTA 2017), and two of ours.
"""
