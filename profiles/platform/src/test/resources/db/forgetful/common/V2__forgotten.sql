CREATE TABLE forgotten_thing (id INT);
