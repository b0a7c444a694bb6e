CREATE TABLE sample_thing (id INT PRIMARY KEY, name VARCHAR(40));
