#pragma once

#include "base/types.h"

#include <QScrollArea>

#include <string>
#include <vector>

class QVBoxLayout;

namespace holdout {

struct DataCard;
struct DataFacts;
struct ToyData;

/// What one should know about a data set before learning from it, to read from top to bottom.
class DataCardView : public QScrollArea {
    Q_OBJECT

public:
    explicit DataCardView(QWidget* parent = nullptr);

    void showNothing(const QString& sentence);
    void showGenerator(const ToyData& toy);
    void showTable(const DataCard& card);

    /// What was read from the file of the table shown: adds its columns and the sizes of classes.
    void showFacts(const DataFacts& facts);

private:
    QVBoxLayout* restart(const QString& title, const QString& note);
    void addSection(const QString& title, const std::string& words);
    void addSizes(const std::vector<std::string>& names, const Vector& classes);
    void addColumns(const DataFacts& facts);

    QVBoxLayout* m_column = nullptr;
    QVBoxLayout* m_facts = nullptr; ///< Where showFacts() puts what it has.
};

} // namespace holdout
