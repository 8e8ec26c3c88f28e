"""Reports in the making: who asked for them, what people wrote, who released them."""
