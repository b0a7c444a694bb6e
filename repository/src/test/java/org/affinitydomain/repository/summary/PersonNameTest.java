package org.affinitydomain.repository.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PersonNameTest {

    @Test
    void displaysNamesAsPeopleWriteThem() {
        assertEquals(Optional.of("Anna Muster"), PersonName.display("Muster^Anna"));
        assertEquals(Optional.of("Prof. John Robert Quincy Adams B.A."), PersonName.display("Adams^John Robert Quincy^^Prof.^B.A."));
        assertEquals(Optional.of("Tarou Yamada (太郎 山田) (たろう やまだ)"), PersonName.display("Yamada^Tarou=山田^太郎=やまだ^たろう"));
        assertEquals(Optional.of("山田"), PersonName.display("=山田"));
        assertEquals(Optional.empty(), PersonName.display("^^^^"));
    }
}
