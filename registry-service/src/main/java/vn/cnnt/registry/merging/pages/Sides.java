package vn.cnnt.registry.merging.pages;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.form.Foreseen;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.registry.desk.Desk;
import vn.cnnt.registry.desk.Said;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.FieldChange;
import vn.cnnt.registry.store.Stored;

/// Two records side by side: their names, and where they differ.
///
/// @param differences what stands in the record that goes first
record Sides(
        Side from,
        Side into,
        List<Foreseen.Change> differences,
        List<Content> productsFrom,
        List<Content> productsInto) {
    /// A record, whether it is in the register or only named.
    record Side(String id, String name) {
        String address() {
            return "/enterprises/" + id;
        }
    }

    static Sides of(Aggregates aggregates, String from, String into, Frame frame) {
        var first = aggregates.get(ENTERPRISES, from);
        var second = aggregates.get(ENTERPRISES, into);
        return new Sides(
                side(from, first),
                side(into, second),
                first.isPresent() && second.isPresent()
                        ? differences(first.get().state(), second.get().state(), frame.speech())
                        : List.of(),
                products(first, frame),
                products(second, frame));
    }

    private static Side side(String id, Optional<Stored<Enterprise>> stored) {
        return new Side(id, stored.map(it -> it.state().details().name()).orElse(id));
    }

    private static List<Foreseen.Change> differences(Enterprise from, Enterprise into, Speech speech) {
        return FieldChange.between(
                        WireFormat.JSON.valueToTree(from.details()), WireFormat.JSON.valueToTree(into.details()))
                .stream()
                // which record it went into stands beside
                .filter(it -> !it.field().equals("mergedInto"))
                .map(it -> Desk.change(it, speech))
                .toList();
    }

    private static List<Content> products(Optional<Stored<Enterprise>> stored, Frame frame) {
        var products = new ArrayList<Content>();
        stored.ifPresent(it -> it.state().recognitions().stream()
                .filter(one -> one.status() != RecognitionStatus.WITHDRAWN)
                .forEach(one -> products.add(frame.marked(said(one, frame.speech()), one.product()))));
        return products;
    }

    /// A recognition in a line.
    static String said(RecognitionDetails one, Speech speech) {
        return named(one, speech) + " · " + Said.of(one.status(), speech);
    }

    /// A recognition without what has become of it since.
    static String named(RecognitionDetails one, Speech speech) {
        return one.product() + " · " + Said.of(one.level(), speech) + " · " + one.votingYear();
    }
}
