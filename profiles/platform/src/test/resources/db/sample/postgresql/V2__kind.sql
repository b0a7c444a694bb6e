INSERT INTO sample_thing VALUES (1, 'postgresql');
