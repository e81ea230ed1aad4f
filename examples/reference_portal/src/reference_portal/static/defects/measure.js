// A number for each visitor, as tools that count visits put it down.
document.cookie = "_ga=GA1.1.1234567890.1700000000; max-age=31536000; path=/";
