import unittest

from scratch_tree import PROJECT, ScratchTree


class Layers(ScratchTree):
    def setUp(self):
        super().setUp()
        self.write("tests/layers.txt", (PROJECT / "tests/layers.txt").read_text())
        self.write("include/kizen/core.hpp", '#include "core/rule.hpp"\n')
        self.write("include/kizen/core/rule.hpp", "#include <string>\n")
        self.write("include/kizen/check.hpp",
                   '#include "check/checker.hpp"\n'
                   "#if !defined(KIZEN_COMPILED) || defined(KIZEN_COMPILING_CHECK)\n"
                   '#include "check/detail/valijson_inl.hpp"\n#endif\n')
        self.write("include/kizen/check/checker.hpp", '#include "../core/rule.hpp"\n')
        self.write("include/kizen/check/detail/valijson.hpp", "#include <valijson/validator.hpp>\n")
        self.write("include/kizen/check/detail/valijson_inl.hpp", '#include "valijson.hpp"\n')

    def assert_refused(self, *words):
        code, text = self.check("check-layers")
        self.assertEqual(code, 1, text)
        for word in words:
            self.assertIn(word, text)

    def test_a_tree_that_keeps_them_passes(self):
        self.assertEqual(self.check("check-layers"), (0, ""))

    def test_including_a_layer_to_the_right_is_refused(self):
        self.write("include/kizen/core/rule.hpp", '#include <string>\n#include "../check/checker.hpp"\n')
        self.assert_refused("include/kizen/core/rule.hpp:2:", "core may not include check")

    def test_a_heavy_library_outside_its_leaf_is_refused(self):
        self.write("include/kizen/check/detail/keyword.hpp", "#include <valijson/schema.hpp>\n")
        self.assert_refused("check/detail/keyword.hpp:1:", "valijson belongs in")

    def test_a_public_header_that_reaches_a_heavy_library_is_refused(self):
        self.write("include/kizen/check/checker.hpp", '#include "detail/valijson_inl.hpp"\n')
        self.assert_refused("check/checker.hpp:1: is public and reaches a heavy library",
                            "check/detail/valijson.hpp > valijson/validator.hpp")

    def test_a_library_that_the_table_does_not_know_is_refused(self):
        self.write("include/kizen/core/rule.hpp", "#include <fmt/format.h>\n")
        self.assert_refused("<fmt/format.h> is of no library")

    def test_an_umbrella_without_a_public_header_is_refused(self):
        self.write("include/kizen/core/verdict.hpp", "#include <string>\n")
        self.assert_refused('include/kizen/core.hpp:1: does not include "core/verdict.hpp"')

    def test_an_umbrella_without_a_definition_header_is_refused(self):
        self.write("include/kizen/check.hpp", '#include "check/checker.hpp"\n')
        self.assert_refused('does not include "check/detail/valijson_inl.hpp"')

    def test_a_layer_without_umbrella_is_refused(self):
        self.write("include/kizen/http/client.hpp", "#include <string>\n")
        self.assert_refused("include/kizen/http.hpp:1: is missing")

    def test_a_layer_that_the_table_does_not_know_is_refused(self):
        self.write("include/kizen/helpers/text.hpp", "#include <string>\n")
        self.assert_refused("has no layer helpers")

    def test_own_headers_by_angle_brackets_are_refused(self):
        self.write("include/kizen/check/checker.hpp", "#include <kizen/core/rule.hpp>\n")
        self.assert_refused("own headers are included by relative path")

    def test_a_definition_that_two_files_would_compile_is_refused(self):
        gate = "#if !defined(KIZEN_COMPILED) || defined(KIZEN_COMPILING_CHECK)\n"
        self.write("include/kizen/check.hpp", '#include "check/checker.hpp"\n' + gate +
                   '#include "check/detail/checker_inl.hpp"\n'
                   '#include "check/detail/valijson_inl.hpp"\n#endif\n')
        self.write("include/kizen/check/detail/checker_inl.hpp", "KIZEN_INLINE int rank() {}\n")
        self.assertEqual(self.check("check-layers"), (0, ""))
        self.write("include/kizen/check/detail/rank.hpp", '#include "checker_inl.hpp"\n')
        self.assert_refused("check/detail/rank.hpp:1: check/detail/checker_inl.hpp defines what")

    def test_definitions_before_the_condition_are_refused(self):
        self.write("include/kizen/check.hpp", '#include "check/checker.hpp"\n'
                                              '#include "check/detail/valijson_inl.hpp"\n'
                                              "#if defined(KIZEN_COMPILING_CHECK)\n#endif\n")
        self.assert_refused('check.hpp:1: "check/detail/valijson_inl.hpp" must stand behind')

    def test_a_declaration_that_the_library_could_not_hold_is_refused(self):
        self.write("include/kizen/core/rule.hpp", "KIZEN_INLINE int rank(int of);\n"
                                                  "inline int own(int of) { return of; }\n"
                                                  "inline int size(int of);\n")
        self.assert_refused("core/rule.hpp:3: size is declared inline and defined elsewhere")

    def test_a_template_that_a_header_only_declares_is_refused(self):
        self.write("include/kizen/core/rule.hpp", "template <class Of>\nint rank(const Of& of) {\n"
                                                  "  return of.size();\n}\n"
                                                  "template <class Of>\nint size(const Of& of);\n")
        self.assert_refused("core/rule.hpp:5: size is a template that this header only declares")

    def test_a_link_line_that_says_otherwise_is_refused(self):
        layers = (PROJECT / "tools/cmake/KizenLayers.cmake").read_text()
        self.write("tools/cmake/KizenLayers.cmake", layers)
        self.assertEqual(self.check("check-layers"), (0, ""))
        self.write("tools/cmake/KizenLayers.cmake",
                   layers.replace("(suite kizen::check)", "(suite kizen::http)"))
        self.assert_refused("suite links other layers")


if __name__ == "__main__":
    unittest.main()
