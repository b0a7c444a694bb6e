package org.affinitydomain.repository.summary;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The words of a summary in one language; English for every language that it has no words in. */
final class Words {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH, Locale.GERMAN);
    private static final ResourceBundle.Control EXACT = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle texts;

    private Words(Locale locale) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle("org.affinitydomain.repository.summary.words", locale, Words.class.getClassLoader(), EXACT);
    }

    /** The words for a language tag (RFC 5646), such as {@code fr-CH}. */
    static Words of(String languageCode) {
        String language = Locale.forLanguageTag(languageCode).getLanguage();
        return new Words(LANGUAGES.stream().filter(known -> known.getLanguage().equals(language)).findFirst().orElse(Locale.ENGLISH));
    }

    /** The language that they are of. */
    String language() {
        return locale.getLanguage();
    }

    /** A text, with values put in. */
    String say(String key, Object... values) {
        return new MessageFormat(texts.getString(key), locale).format(values);
    }

    /** A text that there may be. */
    Optional<String> find(String key) {
        return texts.containsKey(key) ? Optional.of(say(key)) : Optional.empty();
    }

    /** A day, with its month in letters. */
    String day(LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern(texts.getString("day"), locale));
    }

    /** A time of day, to the minute. */
    String time(LocalTime time) {
        return time.format(DateTimeFormatter.ofPattern("HH:mm", locale));
    }
}
