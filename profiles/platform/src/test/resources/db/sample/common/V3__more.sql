INSERT INTO sample_thing VALUES (2, '${not a placeholder}');
