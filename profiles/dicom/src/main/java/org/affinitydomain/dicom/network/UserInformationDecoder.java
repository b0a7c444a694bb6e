package org.affinitydomain.dicom.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the user information item (PS3.8 9.3.2.3, PS3.7 D.3.3). */
final class UserInformationDecoder {
    private int maxPduLength;
    private String classUid = "";
    private String versionName = "";
    private Optional<AsynchronousOperations> operations = Optional.empty();
    private final List<RoleSelection> roles = new ArrayList<>();
    private final List<ExtendedNegotiation> extended = new ArrayList<>();
    private final List<CommonExtendedNegotiation> commonExtended = new ArrayList<>();
    private Optional<UserIdentity> identity = Optional.empty();

    private UserInformationDecoder() {
    }

    /** What is known of a peer that tells nothing. */
    static UserInformation nothing() {
        return new UserInformationDecoder().build();
    }

    static UserInformation decode(ItemReader in) throws ProtocolException {
        UserInformationDecoder decoder = new UserInformationDecoder();
        while (in.hasMore()) {
            decoder.take(in.item());
        }
        return decoder.build();
    }

    private void take(ItemReader.Item item) throws ProtocolException {
        ItemReader in = item.content();
        switch (item.type()) {
            case ItemType.MAXIMUM_LENGTH -> maxPduLength = length(in.integer());
            case ItemType.IMPLEMENTATION_CLASS_UID -> classUid = in.restText();
            case ItemType.IMPLEMENTATION_VERSION_NAME -> versionName = in.restText();
            case ItemType.ASYNCHRONOUS_OPERATIONS ->
                    operations = Optional.of(new AsynchronousOperations(in.unsignedShort(), in.unsignedShort()));
            case ItemType.ROLE_SELECTION ->
                    roles.add(new RoleSelection(in.countedText(), in.unsignedByte() != 0, in.unsignedByte() != 0));
            case ItemType.EXTENDED_NEGOTIATION -> extended.add(new ExtendedNegotiation(in.countedText(), in.rest()));
            case ItemType.COMMON_EXTENDED_NEGOTIATION -> commonExtended.add(commonExtended(in));
            case ItemType.USER_IDENTITY -> identity = Optional.of(new UserIdentity(in.unsignedByte(), in.unsignedByte() != 0));
            default -> { }
        }
    }

    private static CommonExtendedNegotiation commonExtended(ItemReader in) throws ProtocolException {
        String sopClassUid = in.countedText();
        String serviceClassUid = in.countedText();
        List<String> related = new ArrayList<>();
        int end = in.remaining() - 2 - in.unsignedShort();
        while (in.remaining() > Math.max(0, end)) {
            related.add(in.countedText());
        }
        return new CommonExtendedNegotiation(sopClassUid, serviceClassUid, related);
    }

    /** An unsigned number; more than an int can hold is as good as no limit. */
    private static int length(int value) {
        return Math.max(0, value);
    }

    private UserInformation build() {
        return new UserInformation(maxPduLength, classUid, versionName, operations, roles, extended, commonExtended, identity);
    }
}
