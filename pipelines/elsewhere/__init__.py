"""Documents from elsewhere: what files, folders and packed files hold, and what a person says of each."""
