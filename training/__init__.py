"""How the shipped model is made: data → train → export → evaluate. Needs torch; claimdb itself never imports it."""
