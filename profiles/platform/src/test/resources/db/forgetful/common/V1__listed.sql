CREATE TABLE forgetful_thing (id INT);
