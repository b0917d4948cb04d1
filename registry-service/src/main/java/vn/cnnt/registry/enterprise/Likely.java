package vn.cnnt.registry.enterprise;

/// An enterprise that is in the register already and looks like the same one.
record Likely(String id, String name) {
    String address() {
        return "/api/v1/enterprises/" + id;
    }
}
