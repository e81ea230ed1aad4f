"""How far the rules agree with the W3C's ACT rules: `python -m tests.act` judges every test case at hand."""
