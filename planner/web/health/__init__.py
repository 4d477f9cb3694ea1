"""Is the site up, and its database with it?"""
