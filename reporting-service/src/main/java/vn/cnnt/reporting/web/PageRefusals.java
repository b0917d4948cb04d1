package vn.cnnt.reporting.web;

import vn.cnnt.manners.Refused;
import vn.cnnt.reporting.statistics.Parameters;

/// What only pages refuse: the API has no such address.
public final class PageRefusals {
    private PageRefusals() {}

    public static Refused noSuchProvince(String key) {
        return Refusals.notFound("no-such-province", Parameters.quote(key));
    }
}
