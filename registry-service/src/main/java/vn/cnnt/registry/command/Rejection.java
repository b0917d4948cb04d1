package vn.cnnt.registry.command;

import java.util.Set;
import vn.cnnt.registry.decision.Decision;

/// A command or a question that is answered with a problem. Nothing happened.
public abstract sealed class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Rejection(String message) {
        super(message, null, false, false);
    }

    /// The rules of the subject refuse the command.
    public static final class Refused extends Rejection {
        private static final long serialVersionUID = 1;
        private final transient Decision.Refused decision;

        public Refused(Decision.Refused decision) {
            super(decision.toString());
            this.decision = decision;
        }

        public Decision.Refused decision() {
            return decision;
        }
    }

    /// There is no such aggregate, or not in that version.
    public static final class NotFound extends Rejection {
        private static final long serialVersionUID = 1;
        private final String id;

        public NotFound(String id) {
            super(id);
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /// A change that does not say which version it is about.
    public static final class VersionRequired extends Rejection {
        private static final long serialVersionUID = 1;
        private final long version;

        public VersionRequired(long version) {
            super("version " + version);
            this.version = version;
        }

        /// The current one.
        public long version() {
            return version;
        }
    }

    /// A change of a version that is no longer, or never was, the current one.
    public static final class Stale extends Rejection {
        private static final long serialVersionUID = 1;
        private final long version;

        public Stale(Set<Long> asked, long version) {
            super("asked for " + asked + ", is " + version);
            this.version = version;
        }

        /// The current one.
        public long version() {
            return version;
        }
    }

    /// The key belongs to another request.
    public static final class KeyReused extends Rejection {
        private static final long serialVersionUID = 1;
        private final String target;

        public KeyReused(String target) {
            super(target);
            this.target = target;
        }

        /// What the key was used for.
        public String target() {
            return target;
        }
    }
}
