#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "planner/api/draw.h"
#include "planner/api/page.h"

namespace orgplan::testing {

using Json = nlohmann::json;

inline std::unique_ptr<language::Spec> read_text(const std::string& text) {
    language::ReadOptions options;
    options.stdin_text = text;
    options.stdin_name = "acme.yaml";
    options.today = parse_date("2027-01-31").value();
    return std::move(language::read_spec("-", options).spec);
}

/// The whole file of a page; empty where it was refused, which fails the test.
inline std::string page_file(language::Spec& spec, api::DrawRequest request = {}) {
    request.format = "html";
    request.program = "orgplan 0";
    const api::Result<api::Drawing> drawing = api::draw(spec, request);
    if (!drawing) ADD_FAILURE() << drawing.error().message << drawing.error().hint;
    return drawing ? drawing->files.front().bytes : std::string();
}

/// The data in it.
inline std::string data_of(const std::string& file) {
    const std::string begin = "id=\"orgplan-data\">";
    const std::size_t at = file.find(begin);
    if (at == file.npos) return "{}";
    return file.substr(at + begin.size(), file.find("</script>", at) - at - begin.size());
}

inline Json page_data(language::Spec& spec, const api::DrawRequest& request = {}) {
    return Json::parse(data_of(page_file(spec, request)));
}

/// For the first line of a test that needs the bundle.
#define ORGPLAN_NEEDS_PAGES() \
    if (const auto without = api::without_pages()) GTEST_SKIP() << without->message << ": " << without->hint

}  // namespace orgplan::testing
