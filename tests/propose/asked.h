#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>

#include "planner/api/propose.h"
#include "tests/language/folder.h"

namespace orgplan::testing {

/// A spec that is written to a file of its own, and what is proposed for it.
struct Asked {
    explicit Asked(const std::string& text) : folder({{"acme.yaml", text}}) {
        request.path = folder.path("acme.yaml");
        api::Result<api::QuestionedSpec> read = api::read_question(request);
        if (!read) {
            ADD_FAILURE() << read.error().message << "\n" << text;
            return;
        }
        of = std::move(*read);
        api::Result<api::Proposed> proposed = api::propose(*of, request);
        if (!proposed) {
            ADD_FAILURE() << proposed.error().message << "\n" << text;
            return;
        }
        made = std::move(*proposed);
    }

    bool possible() const { return made && made->proposal.status != solver::Status::infeasible; }
    bool impossible() const { return made && made->proposal.status == solver::Status::infeasible; }

    Folder folder;
    api::ProposeRequest request;
    std::optional<api::QuestionedSpec> of;
    std::optional<api::Proposed> made;
};

}  // namespace orgplan::testing
