"""What do these letters say?"""
