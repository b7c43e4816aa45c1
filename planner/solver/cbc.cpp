// The one file that knows CBC. It is run as its stand-alone command runs it (CbcMain1), with the cuts and heuristics
// that this chooses. Only through its C++ classes can it be stopped.
#include <coin/CbcEventHandler.hpp>
#include <coin/CbcModel.hpp>
#include <coin/CbcSolver.hpp>
#include <coin/CoinError.hpp>
#include <coin/CoinPackedMatrix.hpp>
#include <coin/OsiClpSolverInterface.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "planner/solver/assertion.h"
#include "planner/solver/engine.h"

namespace orgplan::solver {
namespace {

using Clock = std::chrono::steady_clock;

/// What all copies of a handler know together. Time ends a search here too, in the same way as `stop`.
class Watch {
  public:
    explicit Watch(const Limits& limits) : limits_(limits) {
        if (limits.time) end_ = Clock::now() + std::chrono::duration_cast<Clock::duration>(*limits.time);
    }

    bool stopped() {
        stopped_ = stopped_ || (limits_.stop && limits_.stop()) || (end_ && Clock::now() >= *end_);
        return stopped_;
    }

    void report(double best, double bound, std::int64_t nodes) {
        if (!limits_.progress) return;
        const Progress now{std::min(last_.best, best < 1e40 ? best : kUnlimited),
                           std::max(last_.bound, std::abs(bound) < 1e40 ? bound : -kUnlimited),
                           std::max(last_.nodes, nodes)};
        if (now.best == last_.best && now.bound == last_.bound && now.nodes == last_.nodes) return;
        last_ = now;
        limits_.progress(now);
    }

  private:
    const Limits& limits_;
    std::optional<Clock::time_point> end_ = {};
    bool stopped_ = false;
    Progress last_ = {};
};

class Handler : public CbcEventHandler {
  public:
    explicit Handler(Watch& watch) : watch_(&watch) {}

    CbcEventHandler* clone() const override { return new Handler(*this); }

    CbcAction event(CbcEvent) override {
        if (model_ != nullptr && model_->parentModel() == nullptr) {
            watch_->report(model_->getObjValue(), model_->getBestPossibleObjValue(), model_->getNodeCount());
        }
        if (!watch_->stopped()) return noAction;
        // The rounds of cuts at the root look at the time alone.
        for (CbcModel* model = model_; model != nullptr; model = model->parentModel()) model->setMaximumSeconds(0);
        return stop;
    }

    CbcAction event(CbcEvent which, void*) override { return event(which); }

  private:
    Watch* watch_;
};

/// Linear programs of nodes are not made smaller first ("crunch"): an assertion of that code ends the process for some.
class WholeClp : public OsiClpSolverInterface {
  public:
    OsiSolverInterface* clone(bool copy_data) const override {
        return copy_data ? new WholeClp(*this) : new WholeClp();
    }

    void resolve() override {
        constexpr unsigned kNoCrunch = 2048;
        setSpecialOptions(specialOptions() | kNoCrunch);
        OsiClpSolverInterface::resolve();
    }
};

void load(OsiClpSolverInterface& clp, const Prepared& model) {
    std::vector<double> low, high, cost, least, most, numbers;
    std::vector<int> starts{0}, columns;
    const double infinity = clp.getInfinity();
    const auto limit = [&](double value) { return std::clamp(value, -infinity, infinity); };
    for (const Prepared::Column& column : model.columns) {
        low.push_back(limit(column.low));
        high.push_back(limit(column.high));
        cost.push_back(column.cost);
    }
    for (const Prepared::Line& row : model.rows) {
        least.push_back(limit(row.low));
        most.push_back(limit(row.high));
        for (const Term& term : row.terms) {
            columns.push_back(static_cast<int>(term.var));
            numbers.push_back(term.times);
        }
        starts.push_back(static_cast<int>(numbers.size()));
    }
    CoinPackedMatrix matrix(false, static_cast<int>(low.size()), static_cast<int>(least.size()), starts.back(),
                            numbers.data(), columns.data(), starts.data(), nullptr);
    clp.loadProblem(matrix, low.data(), high.data(), cost.data(), least.data(), most.data());
    for (std::size_t i = 0; i < model.columns.size(); ++i) {
        if (model.columns[i].integer) clp.setInteger(static_cast<int>(i));
    }
}

/// CBC knows a start by the names of its columns; where these have names, it reads those of rows too.
std::string name_of(std::size_t column) {
    return "x" + std::to_string(column);
}

void name_all(ClpSimplex& clp) {
    std::vector<std::string> columns, rows;
    for (int i = 0; i < clp.numberColumns(); ++i) columns.push_back(name_of(static_cast<std::size_t>(i)));
    for (int i = 0; i < clp.numberRows(); ++i) rows.push_back("r" + std::to_string(i));
    clp.copyNames(rows, columns);
}

WholeClp loaded(const Prepared& model, bool names) {
    WholeClp clp;
    clp.messageHandler()->setLogLevel(0);
    clp.getModelPtr()->messageHandler()->setLogLevel(0);
    load(clp, model);
    if (names) name_all(*clp.getModelPtr());
    return clp;
}

/// The model as CBC has it.
struct Search {
    Search(const Prepared& model, const std::vector<double>* start, Watch& watch)
        : handler(watch), cbc(loaded(model, start != nullptr)) {
        cbc.messageHandler()->setLogLevel(0);
        cbc.passInEventHandler(&handler);
        if (start == nullptr) return;
        std::vector<std::pair<std::string, double>> named;
        for (std::size_t i = 0; i < start->size(); ++i) named.emplace_back(name_of(i), (*start)[i]);
        cbc.setMIPStart(named);
    }

    Handler handler;
    CbcModel cbc;
};

void run(CbcModel& model, const std::vector<std::string>& words) {
    std::vector<const char*> arguments;
    for (const std::string& word : words) arguments.push_back(word.c_str());
    CbcSolverUsefulData data;
    data.noPrinting_ = true;
    data.useSignalHandler_ = false;
    CbcMain0(model, data);
    CbcMain1(
        static_cast<int>(arguments.size()), arguments.data(), model, [](CbcModel*, int) { return 0; }, data);
}

std::vector<std::string> words_for(const Limits& limits, Care care) {
    // CBC 2.10.8 would rewrite the model first, and of integers that are not 0 or 1 it then loses the best solution now
    // and then: one random small program of 3000 got a wrong optimum. What `prepare` does is exact.
    // Its cuts of zero and a half take 80 MB anew in each round, and cut nothing in models of people and months.
    std::vector<std::string> words{"cbc", "-log", "0", "-preprocess", "off", "-zerohalfCuts", "off"};
    const auto set = [&](const char* name, std::string value) {
        words.push_back(name);
        words.push_back(std::move(value));
    };
    if (limits.nodes < std::numeric_limits<int>::max()) set("-maxNodes", std::to_string(limits.nodes));
    if (care == Care::tight) {
        set("-presolve", "off");
        set("-cuts", "off");
        set("-heuristicsOnOff", "off");
        set("-primalTolerance", "1e-9");
        set("-dualTolerance", "1e-9");
        set("-integerTolerance", "1e-9");
    }
    words.insert(words.end(), {"-solve", "-quit"});
    return words;
}

Found found_by(const CbcModel& model, bool stopped) {
    Found found;
    found.nodes = model.getNodeCount();
    if (const double* values = model.bestSolution(); values != nullptr) {
        found.values.assign(values, values + model.getNumCols());
    }
    using enum Found::Proof;
    if (const double bound = model.getBestPossibleObjValue(); std::abs(bound) < 1e40) found.bound = bound;
    if (stopped) return found;
    if (model.isContinuousUnbounded() || model.isProvenDualInfeasible()) {
        found.proof = unbounded;
    } else if (model.isProvenOptimal() && !found.values.empty()) {
        found.proof = optimal;
    } else if (model.isProvenInfeasible() && found.values.empty()) {
        found.proof = infeasible;
    }
    return found;
}

}  // namespace

Found search(const Prepared& model, const std::vector<double>* start, const Limits& limits, Care care) try {
    Watch watch(limits);
    if (watch.stopped()) return {};
    auto search = std::make_unique<Search>(model, start, watch);
    const std::vector<std::string> words = words_for(limits, care);
    if (!survives([&] { run(search->cbc, words); })) {
        search.release();  // in the state in which it was left, nothing of it can be used
        return {.proof = Found::Proof::failed};
    }
    return found_by(search->cbc, watch.stopped());
} catch (const CoinError&) {
    return {.proof = Found::Proof::failed};
}

std::string_view solver_name() {
    return "CBC " CBC_VERSION;
}

}  // namespace orgplan::solver
