package org.affinitydomain.dicom.network;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the user information item (PS3.8 9.3.2.3, PS3.7 D.3.3), its sub-items in the order of their types. */
final class UserInformationEncoder {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private UserInformationEncoder() {
    }

    static byte[] encode(UserInformation user) {
        UserInformationEncoder encoder = new UserInformationEncoder();
        int max = user.maxPduLength();
        encoder.item(ItemType.MAXIMUM_LENGTH, new byte[] {(byte) (max >> 24), (byte) (max >> 16), (byte) (max >> 8), (byte) max});
        encoder.item(ItemType.IMPLEMENTATION_CLASS_UID, bytes(user.implementationClassUid()));
        user.operations().ifPresent(window -> encoder.item(ItemType.ASYNCHRONOUS_OPERATIONS, new byte[] {
            (byte) (window.invoked() >> 8), (byte) window.invoked(), (byte) (window.performed() >> 8), (byte) window.performed()}));
        user.roles().forEach(role -> encoder.item(ItemType.ROLE_SELECTION, role(role)));
        if (!user.implementationVersionName().isEmpty()) {
            encoder.item(ItemType.IMPLEMENTATION_VERSION_NAME, bytes(user.implementationVersionName()));
        }
        user.extended().forEach(extended -> encoder.item(ItemType.EXTENDED_NEGOTIATION, extended(extended)));
        return encoder.out.toByteArray();
    }

    private static byte[] role(RoleSelection role) {
        ByteArrayOutputStream content = counted(role.sopClassUid());
        content.write(role.scu() ? 1 : 0);
        content.write(role.scp() ? 1 : 0);
        return content.toByteArray();
    }

    private static byte[] extended(ExtendedNegotiation extended) {
        ByteArrayOutputStream content = counted(extended.sopClassUid());
        content.writeBytes(extended.information());
        return content.toByteArray();
    }

    private static ByteArrayOutputStream counted(String uid) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(uid.length() >> 8);
        content.write(uid.length());
        content.writeBytes(bytes(uid));
        return content;
    }

    private void item(int type, byte[] content) {
        out.write(type);
        out.write(0);
        out.write(content.length >> 8);
        out.write(content.length);
        out.writeBytes(content);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
