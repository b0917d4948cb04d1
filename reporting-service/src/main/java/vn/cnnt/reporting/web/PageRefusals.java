package vn.cnnt.reporting.web;

import vn.cnnt.manners.Refused;
import vn.cnnt.reporting.forms.Forms;
import vn.cnnt.reporting.statistics.Parameters;

/// What pages refuse before anything is asked.
public final class PageRefusals {
    private PageRefusals() {}

    public static Refused noSuchProvince(String key) {
        return Refusals.notFound("no-such-province", Parameters.quote(key));
    }

    public static Refused noSuchForm(String path) {
        return Refusals.notFound("no-such-form", Parameters.quote(path), Parameters.words(Forms.paths()));
    }
}
