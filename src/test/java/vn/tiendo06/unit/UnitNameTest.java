package vn.tiendo06.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.text.Normalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Phòng Văn hoá                  | phong van hoa",
                "phòng  văn hóa;                | phong van hoa",
                "PHÒNG VĂN HOÁ                  | phong van hoa",
                "Phòng Kinh tế - Hạ tầng        | phong kinh te ha tang",
                "Phòng Kinh tế – Hạ tầng        | phong kinh te ha tang",
                "Phòng kinh tế-hạ tầng          | phong kinh te ha tang",
                "Đảng uỷ                        | dang uy",
                "ĐẢNG ỦY                        | dang uy",
                "Trung tâm ( Văn phòng UBND xã )| trung tam van phong ubnd xa",
                "Trung tâm (Văn phòng UBND xã)  | trung tam van phong ubnd xa",
                "Các phòng, ngành liên quan     | cac phong nganh lien quan",
                "Tổ 1; tổ 2                     | to 1 to 2",
                "Phường Bưởi                    | phuong buoi",
                "' - '                          | ''",
            })
    void key(String wording, String expected) {
        assertEquals(expected, UnitName.key(wording));
        assertEquals(expected, UnitName.key(Normalizer.normalize(wording, Normalizer.Form.NFD)), "decomposed");
    }

    @ParameterizedTest
    @CsvSource({"Sở Nội vụ,Sở Nông vụ", "Công an xã,Công an thành phố", "Tổ 1,Tổ 11", "Ngân hàng,Ngân hàng Nhà nước"})
    void differentNamesHaveDifferentKeys(String one, String other) {
        assertNotEquals(UnitName.key(one), UnitName.key(other));
    }
}
