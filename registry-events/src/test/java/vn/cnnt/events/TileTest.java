package vn.cnnt.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TileTest {
    @Test
    void every_province_of_today_has_one_tile_and_no_two_lie_on_each_other() {
        var provinces = Tile.all().stream().filter(tile -> tile.isle() == null).map(Tile::province);

        assertThat(provinces.toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        Province.all().stream().filter(Province::isCurrent).toList());
        assertThat(Tile.all().stream().map(tile -> tile.column() + " " + tile.row()))
                .hasSize(36)
                .doesNotHaveDuplicates();
    }

    @Test
    void the_archipelagos_belong_to_their_provinces() {
        assertThat(Tile.all().stream().filter(tile -> tile.isle() != null))
                .extracting(tile -> tile.province().vi() + ": " + tile.isle())
                .containsExactly(
                        "Đà Nẵng: Isle[vi=Hoàng Sa, en=Hoang Sa]", "Khánh Hòa: Isle[vi=Trường Sa, en=Truong Sa]");
    }
}
