package vn.cnnt.servers.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The local stack's people and programs, with their passwords: `accounts.json`.
///
/// It is made on the first start. What is in the file holds from then on, so roles and provinces may be changed there;
/// an account that a later version brings is added.
public final class Accounts {

    /// The service that asks the registry in its own name.
    static final String REPORTING_SERVICE = "reporting-service";

    static final String REGISTRY_SERVICE = "registry-service";

    /// Of whom an expired token is kept.
    static final String OFFICER_VN_20 = "officer-vn-20";

    private static final List<String> EVERYWHERE = List.of("*");

    static final List<Account> PEOPLE = List.of(
            new Account(OFFICER_VN_20, "Cán bộ VN-20", List.of("officer"), List.of("VN-20")),
            new Account("officer-vn-42", "Cán bộ VN-42", List.of("officer"), List.of("VN-42")),
            new Account("lists-vn-42", "Cán bộ danh sách VN-42", List.of("officer", "history"), List.of("VN-42")),
            new Account("approver-vn-20", "Lãnh đạo VN-20", List.of("approver", "personal-data"), List.of("VN-20")),
            new Account("officer", "Cán bộ trung ương", List.of("officer", "history"), EVERYWHERE),
            new Account("approver", "Lãnh đạo trung ương", List.of("approver", "history"), EVERYWHERE),
            new Account("auditor", "Kiểm toán viên", List.of("auditor"), EVERYWHERE),
            new Account("operator", "Vận hành viên", List.of("operator"), EVERYWHERE),
            new Account("operator-2", "Vận hành viên thứ hai", List.of("operator"), EVERYWHERE),
            new Account("records", "Nhập hồ sơ ban đầu", List.of("officer", "approver", "history"), EVERYWHERE));

    static final Account SERVICE = new Account(REPORTING_SERVICE, "Dịch vụ thống kê", List.of("service"), List.of());

    private static final String CLIENTS = "clients";
    private static final JsonMapper JSON = JsonMapper.shared();

    /// Without what looks like something else, so that a password can be read off a screen.
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_GROUPS = 4;
    private static final int GROUP = 5;

    private final Map<String, Known> people;
    private final Map<String, String> secrets;

    private Accounts(Map<String, Known> people, Map<String, String> secrets) {
        this.people = people;
        this.secrets = secrets;
    }

    /// An account and its password.
    public record Known(Account account, String password) {}

    /// What the file says, made or completed where it doesn't.
    static Accounts in(Path file) throws IOException {
        var known = Files.exists(file) ? read(file) : JSON.createObjectNode();
        var random = new SecureRandom();
        var complete = JSON.createObjectNode();
        for (var account : PEOPLE) {
            complete.set(
                    account.name(),
                    known.path(account.name()).isObject() ? known.get(account.name()) : entry(account, random));
        }
        known.properties().stream()
                .filter(entry -> !complete.has(entry.getKey()))
                .forEach(entry -> complete.set(entry.getKey(), entry.getValue()));
        var clients = complete.path(CLIENTS) instanceof ObjectNode there ? there : JSON.createObjectNode();
        complete.remove(CLIENTS);
        complete.set(CLIENTS, clients);
        for (var client : List.of(REGISTRY_SERVICE, REPORTING_SERVICE)) {
            if (!clients.path(client).path("secret").isString()) {
                clients.putObject(client).put("secret", password(random));
            }
        }
        if (!complete.equals(known)) {
            PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(complete) + "\n");
        }
        return of(complete, file);
    }

    private static ObjectNode read(Path file) throws IOException {
        try {
            if (JSON.readTree(Files.readString(file)) instanceof ObjectNode accounts) {
                return accounts;
            }
        } catch (JacksonException broken) {
            throw unreadable(file, broken.getOriginalMessage());
        }
        throw unreadable(file, "it is no JSON object");
    }

    private static Accounts of(ObjectNode complete, Path file) throws IOException {
        var people = new LinkedHashMap<String, Known>();
        var secrets = new LinkedHashMap<String, String>();
        for (var entry : complete.properties()) {
            var name = entry.getKey();
            var value = entry.getValue();
            if (name.equals(CLIENTS)) {
                value.properties()
                        .forEach(client -> secrets.put(
                                client.getKey(),
                                client.getValue().path("secret").asString("")));
                continue;
            }
            if (!isFileName(name)) {
                throw unreadable(
                        file,
                        "the account '%s' has a name that is not of small letters, digits and '-'".formatted(name));
            }
            if (!value.path("password").isString()
                    || value.path("password").asString().isBlank()) {
                throw unreadable(file, "the account %s has no password".formatted(name));
            }
            var displayName = PEOPLE.stream()
                    .filter(account -> account.name().equals(name))
                    .map(Account::displayName)
                    .findAny()
                    .orElse(name);
            var account = new Account(name, displayName, texts(value, "roles"), texts(value, "provinces"));
            people.put(name, new Known(account, value.path("password").asString()));
        }
        return new Accounts(people, secrets);
    }

    /// Whether the account's name can be that of the file in which its token lies.
    private static boolean isFileName(String name) {
        return !name.isEmpty()
                && !name.equals(TokenFolder.EXPIRED)
                && !name.equals(REPORTING_SERVICE)
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }

    private static List<String> texts(JsonNode entry, String member) {
        return entry.path(member).valueStream().map(text -> text.asString("")).toList();
    }

    private static IOException unreadable(Path file, String why) {
        return new IOException(
                "%s cannot be used: %s. Mend it, or remove it: then new passwords are made.".formatted(file, why));
    }

    private static ObjectNode entry(Account account, SecureRandom random) {
        var entry = JSON.createObjectNode().put("password", password(random));
        account.roles().forEach(entry.putArray("roles")::add);
        account.provinces().forEach(entry.putArray("provinces")::add);
        return entry;
    }

    /// 99 bits, in groups.
    private static String password(SecureRandom random) {
        var password = new StringBuilder();
        for (var i = 0; i < PASSWORD_GROUPS * GROUP; i++) {
            password.append(i > 0 && i % GROUP == 0 ? "-" : "");
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    public List<Known> people() {
        return List.copyOf(people.values());
    }

    Optional<Known> named(String name) {
        return Optional.ofNullable(people.get(name));
    }

    /// Whom a token is of: one of the people, or a service in its own name.
    Optional<Account> bearer(String name) {
        return name.equals(REPORTING_SERVICE)
                ? Optional.of(SERVICE)
                : named(name).map(Known::account);
    }

    String secret(String client) {
        return secrets.getOrDefault(client, "");
    }
}
