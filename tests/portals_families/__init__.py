"""Sample portals of the families of products, and the walks over them."""
